"""`python -m tests.migrating`: every migration, in half the time of `caunoi migrate`.

At each new model Django draws every model anew that is related to it, however distantly, which here is nearly
all of them. That the tables are the same all the same is seen in tests/caunoi/site/test_serve.py.
"""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

from django.db.migrations.state import ModelState, ProjectState

from caunoi.site.manage import main


def _add_model(self: Any, model_state: ModelState) -> None:
    """As Django's own, but of what is drawn already only the new model is drawn."""
    key = (model_state.app_label, model_state.name_lower)
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in vars(self):
        self.apps.render_multiple([model_state])


if __name__ == "__main__":
    sys.argv[1:] = ["migrate", "--verbosity", "0"]
    with patch.object(ProjectState, "add_model", _add_model):
        main()
