"""What people read in a browser: values made plain (`presenters/`), laid out by Jinja2 templates.

`templates/` holds the layout, one macro for each component, and `static/` style and script, each in files of its own
kind. Python says what is told, and no markup; a template says where it stands, and works nothing out. A store may bring
templates and style of its own, see `THEIRS` in `environment.py`.
"""
