"""What a finished site carries beside its pages, and what guards it: catalogue, search, policy, leaks, zip."""
