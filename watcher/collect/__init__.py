"""What is new: polls the sources, keeps documents raw, has them read. Posts nothing."""
