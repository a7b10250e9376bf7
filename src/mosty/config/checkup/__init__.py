"""What `mosty doctor` looks at: each part by itself, each finding with a remedy."""
