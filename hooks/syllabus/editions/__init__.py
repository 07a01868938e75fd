"""What an edition held, what the next one changed, and what that means for sheets in somebody's drawer."""
