"""查条文页：等到答完了再看。"""

from __future__ import annotations

from playwright.sync_api import Page


def settle(page: Page) -> None:
    """Wait until the answer to what stands in the field stands on the page."""
    page.wait_for_function(
        "() => { const list = document.getElementById('clause-results');"
        " return list.getAttribute('aria-busy') === 'false' &&"
        " (list.dataset.query || '') === document.getElementById('finder-q').value.trim() &&"
        " document.getElementById('finder').hidden === false; }"
    )
