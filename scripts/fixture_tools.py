"""What the scripts that write fixtures share: which NumPy and SciPy they run with, and how they write figures."""

import json

import python_tools

VERSIONS = {"numpy": "2.4.6", "scipy": "1.17.1"}


def enter():
    """Starts the running script again where NumPy and SciPy are; the same versions write the same bytes."""
    python_tools.enter("scipy", VERSIONS)


def plain(value):
    """A value as JSON has it: NaN is null, whole numbers have no fraction, arrays are lists."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if not isinstance(value, float):
        return value
    if value != value:
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def line(value):
    """A value on one line."""
    return json.dumps(plain(value), separators=(", ", ": "))


def holm_adjusted(p):
    """By definition: the largest of the products up to a value's place among all, at most 1."""
    order = sorted(range(len(p)), key=lambda index: p[index])
    products = [(len(p) - place) * p[index] for place, index in enumerate(order)]
    return [min(1.0, max(products[:order.index(index) + 1])) for index in range(len(p))]
