"""What a document states of itself."""

from .fields import DocumentFields, DocumentGrammar, FindBodies, FindDate, compile_document, read_document_fields

__all__ = ["DocumentFields", "DocumentGrammar", "FindBodies", "FindDate", "compile_document", "read_document_fields"]
