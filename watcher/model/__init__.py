"""The vocabulary: Ofsted's words and alerting's words. It imports nothing of ours."""
