"""What every page is made of: layouts, components, CSS, icons, charts. No tables."""
