# --- No variables of earlier steps

function Show-Variable { }
