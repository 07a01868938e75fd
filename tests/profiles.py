"""How many examples properties look at: few in `make quick`, and very many in the soak."""

from hypothesis import HealthCheck, settings

USUAL = 100
# How long an example takes says how busy the machine is, and nothing about the code.
_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)


def register() -> None:
    """Make the profiles known to hypothesis; `--hypothesis-profile` chooses another one than `test`."""
    settings.register_profile("quick", _ANY_SPEED, max_examples=USUAL // 4)
    settings.register_profile("test", _ANY_SPEED, max_examples=USUAL)
    settings.register_profile("soak", _ANY_SPEED, max_examples=USUAL * 20)
    settings.load_profile("test")


def examples(usual: int) -> settings:
    """Settings for a property whose examples take longer or less long than most."""
    return settings(max_examples=max(1, usual * settings.default.max_examples // USUAL))  # type: ignore[union-attr]  # always set
