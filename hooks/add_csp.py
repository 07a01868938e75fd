"""Give every page a policy that lets no script run but ours."""

from typing import Any

from syllabus.site.web_policy import with_csp


def on_post_page(output: str, **_: Any) -> str:
    """A page with the policy in it."""
    return with_csp(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The same for the page that stands for a wrong address."""
    return with_csp(output_content) if template_name.endswith(".html") else output_content
