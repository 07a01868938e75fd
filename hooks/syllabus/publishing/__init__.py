"""Publishing: an edition is built once in a scratch clone and archived; a later rebuild must give the same bytes."""
