"""How titles and names look in a text: what the readers of citations, programmes and document fields share."""
