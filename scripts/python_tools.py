"""Virtual environments for scripts that need packages from PyPI, kept in .build-tools and made where they are missing."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def enter(name, versions):
    """Starts the running script again with the Python of an environment that has these versions of packages."""
    tools = ROOT / ".build-tools" / name
    if pathlib.Path(sys.prefix) == tools:
        return
    installed = {path.name for path in tools.glob("lib/python3*/site-packages/*.dist-info")}
    if not installed >= {f"{package}-{version}.dist-info" for package, version in versions.items()}:
        # Standard output is the script's own.
        subprocess.run([ROOT / "scripts/setup", "python3", "python3-venv"], check=True, stdout=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        wanted = [f"{package}=={version}" for package, version in versions.items()]
        subprocess.run([tools / "bin/pip", "install", "--quiet", *wanted], check=True, stdout=sys.stderr)
    os.execv(tools / "bin/python", [tools / "bin/python", *sys.argv])
