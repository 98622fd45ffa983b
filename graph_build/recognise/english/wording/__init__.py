"""How titles, names and numbers look in a text: what several readers share."""
