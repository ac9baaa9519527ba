"""Values made plain for templates: a promise, a report, a document's text, in words for analysts and for a public."""
