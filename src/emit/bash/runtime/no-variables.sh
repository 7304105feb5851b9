# --- No variables of earlier steps

show_variables() { :; }
