"""Writes `bot-api.json` anew from an unpacked aiogram wheel, when Telegram publishes another version of the Bot API.

    python sandbox/data/describe_bot_api.py FOLDER-OF-THE-UNPACKED-WHEEL

aiogram (MIT) types every method and object of the Bot API. Its source is only read, never imported. What is taken are the
facts a strict server needs: names, types, and whether a field may be left out. A type is written `Integer`, `[Message]`
(an array), `="document"` (a constant), with `|` between alternatives.
"""

import ast
import json
import re
import sys
from pathlib import Path

PLAIN = {
    "int": "Integer",
    "str": "String",
    "bool": "Boolean",
    "float": "Float",
    "datetime": "Integer",
    "datetime.datetime": "Integer",
    "datetime.timedelta": "Integer",
    "timedelta": "Integer",
    "DateTime": "Integer",
}
LEFT_OUT = {"None", "Default", "Custom"}
NOT_TELEGRAMS = {"InputFile", "TelegramObject", "MutableTelegramObject", "ErrorEvent"}

Aliases = dict[str, ast.expr]
Constants = dict[str, str]


def main(wheel: Path) -> None:
    """Reads the wheel's sources and writes the description beside this file."""
    package = wheel / "aiogram"
    constants = _constants(package / "enums")
    aliases = _aliases(package / "types")
    found = re.search(r'__api_version__ = "([\d.]+)"', (package / "__meta__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"{package}: no Bot API version in __meta__.py")
    description = {
        "version": found[1],
        "methods": _classes(package / "methods", aliases, constants, methods=True),
        "types": _classes(package / "types", aliases, constants, methods=False),
    }
    out = Path(__file__).with_name("bot-api.json")
    out.write_text(_one_entry_a_line(description), encoding="utf-8")


def _classes(folder: Path, aliases: Aliases, constants: Constants, *, methods: bool) -> dict[str, object]:
    entries: dict[str, object] = {}
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name not in NOT_TELEGRAMS:
                name = _method_name(node) if methods else node.name
                if name:
                    entries[name] = _fields(node, aliases, constants)
    return entries


def _method_name(node: ast.ClassDef) -> str | None:
    for line in node.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "__api_method__":
            return str(ast.literal_eval(line.value))
    return None


def _fields(node: ast.ClassDef, aliases: Aliases, constants: Constants) -> dict[str, dict[str, str]]:
    required: dict[str, str] = {}
    optional: dict[str, str] = {}
    for line in node.body:
        if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
            continue
        name = {"from_user": "from"}.get(line.target.id, line.target.id)
        kind, may_be_absent = _kind(line.annotation, aliases, constants)
        fixed = kind.startswith(
            "="
        )  # a constant such as type="document" has a default there, and must be sent here
        (optional if may_be_absent and not fixed else required)[name] = kind
    return {"required": required, "optional": optional}


def _kind(node: ast.expr, aliases: Aliases, constants: Constants) -> tuple[str, bool]:
    kinds: list[str] = []
    may_be_absent = False
    for part in _alternatives(node, aliases):
        word = ast.unparse(part)
        if word in LEFT_OUT:
            may_be_absent = may_be_absent or word == "None"
        elif isinstance(part, ast.Subscript) and ast.unparse(part.value) in {"list", "List"}:
            kinds.append(f"[{_kind(part.slice, aliases, constants)[0]}]")
        elif isinstance(part, ast.Subscript) and ast.unparse(part.value) == "Literal":
            value = ast.unparse(part.slice)
            kinds.append("Boolean" if value == "True" else f'="{constants.get(value, value)}"')
        else:
            kinds.append(PLAIN.get(word, word))
    return "|".join(dict.fromkeys(kinds)), may_be_absent


def _alternatives(node: ast.expr, aliases: Aliases) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [*_alternatives(node.left, aliases), *_alternatives(node.right, aliases)]
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) in {"Annotated", "Union", "Optional"}:
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if ast.unparse(node.value) == "Annotated":
            inner = inner[:1]
        return [each for part in inner for each in _alternatives(part, aliases)]
    if isinstance(node, ast.Name) and node.id in aliases:
        return _alternatives(aliases[node.id], aliases)
    return [node]


def _aliases(folder: Path) -> Aliases:
    aliases: Aliases = {}
    for path in folder.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and node.value is not None
            ):
                aliases[node.target.id] = node.value
    return aliases


def _constants(folder: Path) -> Constants:
    return {
        f"{node.name}.{ast.unparse(line.targets[0])}": str(ast.literal_eval(line.value))
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant)
    }


def _one_entry_a_line(description: dict[str, object]) -> str:
    parts = []
    for key, value in description.items():
        if isinstance(value, dict):
            lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in value.items())
            parts.append(f"{json.dumps(key)}: {{\n{lines}\n}}")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
