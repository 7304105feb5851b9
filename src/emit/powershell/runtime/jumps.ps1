# --- Jumps

$script:Target = -1

# The ids that the text of the current step leads to.
function Get-Lead {
    return @($Flags[$Current] -like 'goes=*' -replace '^goes=' -split ',')
}

# The keys that begin another round, and follow the text to another step, where it tells so.
function Get-JumpChoice {
    Get-RoundChoice
    if (@(Get-Lead).Count -gt 0) {
        'g', 'answer-go'
    }
}

# Goes on at a step that the text leads to: sets `Target`. What is open before it is left
# out; a step that leads on without commands is done by that. Whether there is a way.
function Use-Lead {
    $ids = @(Get-Lead)
    $id = $ids[0]
    if ($ids.Count -gt 1) {
        $id = Read-Reason 'ask-jump' ($ids -join ', ')
        if ($id -eq '') {
            return $false
        }
    }
    for ($n = $Lowest; $n -le $Last -and -not ($Asked[$n] + '.').StartsWith("$id."); $n++) { }
    if ($id -notin $ids -or $n -gt $Last) {
        Write-Hint 'w' (Get-Message 'unknown-answer' ($ids -join ', '))
        return $false
    }
    $here = $Asked.IndexOf($Current)
    for ($i = $here; $i -lt $n; $i++) {
        if (-not (Test-Handled $Asked[$i])) {
            $outcome = 'skipped'
            if ($i -eq $here -and -not (Test-Code 'run 1')) {
                $outcome = 'done'
            }
            Save-Outcome -Step $Asked[$i] -Outcome $outcome -By 'operator' -Reason "$Current → $id"
        }
    }
    for ($i = $n; $i -lt $here; $i++) {
        $Forced[$Asked[$i]] = 'back'
    }
    $script:Target = $n
    return $true
}
