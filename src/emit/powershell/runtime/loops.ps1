# --- Loops

# The ids of the steps that a step tells to do again, as often as the operator says.
function Get-Loop([string]$Step) {
    return @($Flags[$Step] -like 'again=*' -replace '^again=' -split ',')
}

# Whether a step is one of some, or in one of them.
function Test-Within([string]$Step, [string[]]$Id) {
    return @($Id).Where({ "$Step.".StartsWith("$_.") }).Count -gt 0
}

# Whether the current step tells to do steps again that this start was asked for.
function Test-Loop {
    $ids = @(Get-Loop $Current)
    $held = $ids.Where({ $id = $_; $Asked[$Lowest..$Last].Where({ Test-Within $_ $id }).Count -gt 0 })
    return $ids.Count -gt 0 -and $held.Count -eq $ids.Count
}

# The key that begins another round.
function Get-RoundChoice {
    if (Test-Loop) {
        'a', 'answer-round'
    }
}

# The round that is under way.
function Get-Round([string]$Step) {
    $round = 1
    if ($Records[$Step].reason -match ' × ([0-9]+)$') {
        $round = [int]$Matches[1]
    }
    return $round
}

# How many rounds there were of a loop that is over; nothing of any other step.
function Get-Count([string]$Step) {
    $ids = @(Get-Loop $Step)
    if ($ids.Count -gt 0) {
        return "$($ids -join ', ') × $(Get-Round $Step)"
    }
}

# Says which round of each loop that is not over is under way, and which are over.
function Show-Round {
    foreach ($step in $Asked) {
        $round = Get-Round $step
        if ($round -gt 1 -and -not (Test-Handled $step)) {
            Show-Message 'round-under-way' @($round, ((Get-Loop $step) -join ', '), ($round - 1))
        }
    }
}

# What a step uses is to be given anew, where somebody is there to.
function Clear-StepValue([string]$Step) {
    if ($ValueChoice.Count -eq 0) {
        return
    }
    foreach ($name in @(Get-FlagList $Step 'needs')) {
        $index = Find-Value $name
        if ($Attended -and $Values[$index] -ne '' -and $Renewed -notcontains $index) {
            $script:Renewed += $index
        }
    }
}

# Asks for it; what it was until now can stay.
function Read-Renewed {
    if ($ValueChoice.Count -eq 0) {
        return
    }
    foreach ($index in $Renewed) {
        if ($Code -lt 0) {
            Read-Value $index $false
        }
        if ($Code -lt 0) {
            $script:Renewed = @($Renewed -ne $index)
        }
    }
}

# Opens the steps of a loop once more, where the answers do not say that it is over. They and
# the round change together, with the line of evidence that says so. Until the values that they
# use are given for it, the state has none of them: who goes on after a kill is asked, too.
# Whether the step is left.
function Use-Round([string]$By, [string]$Most) {
    $ids = @(Get-Loop $Current)
    $round = 1 + (Get-Round $Current)
    if ($Most -ne '') {
        if ($round -gt [int]$Most -or -not (Test-Loop)) {
            Save-Outcome -Step $Current -Outcome 'done' -By $By
            return $true
        }
        $Given[$Current] = @('a', $Most)
    }
    $first = -1
    $here = $Asked.IndexOf($Current)
    for ($n = $Lowest; $n -le $here; $n++) {
        $step = $Asked[$n]
        if ($n -ne $here -and -not (Test-Within $step $ids)) {
            continue
        }
        if ($first -lt 0) {
            $first = $n
        }
        Clear-Record $step
        $Forced.Remove($step)
        Clear-StepValue $step
        if ($n -ne $here -and $Spent.Contains($step)) {
            $Given[$step] = $Spent[$step]
        }
    }
    # Each round has its own cases, and whether there is another one may be one of them.
    if ($ExecutionContext.SessionState.PSVariable.Get('Cases')) {
        foreach ($id in @($Cases.Keys)) {
            if ($id -eq $Current -or (Test-Within $id $ids)) {
                $Cases.Remove($id)
            }
        }
    }
    $note = "$($ids -join ', ') × $round"
    $Records[$Current].reason = $note
    Register-Event 'note' @{
        step = $Current; hash = $Hashes[$Current]; by = $By; note = $note; start = Get-Time
        round = $round; repeats = $ids
    }
    Write-Screen ''
    Show-Round
    Read-Renewed
    $script:Target = $first
    return $true
}
