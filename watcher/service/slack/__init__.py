"""What people ask and press on Slack."""
