# --- Commands ---------------------------------------------------------------

# No step of this runbook has commands: nothing runs, and nothing can be undone.
function Test-Code {
    return $false
}

function Invoke-Routine {
    return $false
}

function Invoke-Verify {
    return $true
}

function Invoke-Check {
    return $false
}

function Undo-Step {
    return
}

function Find-Undoable {
    return
}

function Find-Missing {
    return
}

function Show-Routine {
    return
}

function Show-Session {
    return
}

function Close-Command {
    return
}

function Close-Session {
    return
}

function Disable-Catch {
    return
}
