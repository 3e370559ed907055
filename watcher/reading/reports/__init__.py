"""What a report, a letter or a page of Ofsted's says."""
