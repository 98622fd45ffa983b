"""Documents of generated sentences, for synthetic.py."""
