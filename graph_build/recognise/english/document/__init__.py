"""What a text says of itself: title, number, date, issuers, kind."""

from .fields import DocumentFields, DocumentGrammar, compile_document, read_document_fields

__all__ = ["DocumentFields", "DocumentGrammar", "compile_document", "read_document_fields"]
