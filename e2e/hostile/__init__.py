"""What somebody sends who means harm: requests made from the routes, and what must be true after them."""
