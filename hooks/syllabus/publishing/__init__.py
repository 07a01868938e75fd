"""An edition is published once: built in a scratch clone, put into the archive, and rebuilt to compare its bytes."""
