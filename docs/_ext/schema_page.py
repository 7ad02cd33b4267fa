"""The directive ``schema-reference``: a table of fields for each class of the JSON Schema."""

from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive

from eventx.schema import json_schema


def kind(schema: dict[str, Any]) -> str:
    """Return a field's type in words."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "enum" in schema:
        return "one of " + ", ".join(f"“{v}”" for v in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return " or ".join(kind(s) for s in schema["anyOf"])
    if schema["type"] == "array":
        return f"list of {kind(schema['items'])}"
    listed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(listed)


class SchemaReference(Directive):
    """Writes a section for the document and each class in it."""

    def run(self) -> list[nodes.Node]:
        schema = json_schema()
        classes = {"Document": schema, **schema["$defs"]}
        return [self.section(name, body) for name, body in classes.items()]

    def section(self, name: str, body: dict[str, Any]) -> nodes.section:
        section = nodes.section(ids=[f"schema-{name.lower()}"])
        section += nodes.title(text=name)
        section += nodes.paragraph(text=body["description"])
        fields = nodes.definition_list()
        for field, schema in body["properties"].items():
            item = nodes.definition_list_item()
            term = nodes.term()
            term += nodes.literal(text=field)
            term += nodes.Text(f" : {kind(schema)}")
            item += term
            about = nodes.definition()
            about += nodes.paragraph(text=schema.get("description", ""))
            item += about
            fields += item
        section += fields
        return section


def setup(app: Any) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("schema-reference", SchemaReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
