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
    if ($Records[$Step].reason -match '[ (]× ([0-9]+)\)?$') {
        $round = [int]$Matches[1]
    }
    return $round
}

# The text that tells to do steps again is another one now: the round that is under way stays
# with the first new step that tells so.
function Restore-Round([string]$Reason) {
    if ($Reason -notmatch ' × ([0-9]+)$') {
        return
    }
    $round = $Matches[1]
    foreach ($step in $NewSteps) {
        $ids = @(Get-Loop $step)
        if ($ids.Count -gt 0 -and $Records[$step].reason -in '', '-') {
            $Records[$step].reason = "$($ids -join ', ') × $round"
            return
        }
    }
}

# How many rounds there were of a loop that is over; nothing of any other step.
function Get-Count([string]$Step) {
    $ids = @(Get-Loop $Step)
    if ($ids.Count -gt 0) {
        return "$($ids -join ', ') × $(Get-Round $Step)"
    }
}

# A reason as the state keeps it: which round of a loop is under way stays known, whatever a
# person has typed.
function Get-KeptReason([string]$Step, [string]$Reason) {
    $count = [string](Get-Count $Step)
    $round = Get-Round $Step
    if ($count -eq '' -or $Reason -ceq $count -or ($round -eq 1 -and $Reason -notlike '*× *')) {
        return $Reason
    }
    if ($Reason -eq '') {
        return $count
    }
    return "$Reason (× $round)"
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

# What the answers give for values in later rounds, by the index of the value and the round; or
# that it is the same in all.
$RoundValues = @{}

# Takes a line of the answers that says so. Whether it is one.
function Read-RoundValue([string]$Name, [string]$Value) {
    if ($Name -cnotmatch '^(.+)\.([2-9]|[1-9][0-9]|rounds)$' -or -not (@($Flags.Values) -like 'again=*')) {
        return $false
    }
    $name, $round = $Matches[1..2]
    $index = Find-Value $name
    if ($index -lt 0) {
        return $false
    }
    $plain = Get-Unquoted $Value
    if ($round -eq 'rounds') {
        $RoundValues["$index rounds"] = 'same'
        return $Value -ceq 'same'
    }
    if (Test-Value $index $plain) {
        $RoundValues["$index $round"] = $plain
    } else {
        Write-Objection $index $plain
    }
    return $true
}

# The values that a step uses, by their indexes.
function Get-StepIndex([string]$Step) {
    foreach ($name in @(Get-FlagList $Step 'needs')) {
        Find-Value $name
    }
}

# What the answers give for a value: of one that a later round uses, or has used, what they give
# for the first one does not count.
function Get-GivenValue([int]$Index) {
    $round = 1
    foreach ($step in @($Asked.Where({ $Records.Contains($_) -and (Get-Round $_) -gt 1 }))) {
        $ids = @(Get-Loop $step)
        if ($Asked.Where({ (Test-Within $_ $ids) -and @(Get-StepIndex $_) -contains $Index }).Count -gt 0) {
            $round = Get-Round $step
        }
    }
    if ($round -gt 1 -and ($RoundValues.Contains("$Index $round") -or -not $RoundValues.Contains("$Index rounds"))) {
        return [string]$RoundValues["$Index $round"]
    }
    return $AnswerValues[$Index]
}

# Whether a round that nobody is there for cannot begin, since the answers do not give all the
# values that its steps use. Then the run ends.
function Test-RoundLack([string[]]$Id, [int]$Round) {
    $lacks = @()
    if ($ValueChoice.Count -gt 0 -and -not $Attended) {
        foreach ($step in $Asked[$Lowest..$Asked.IndexOf($Current)].Where({ (Test-Within $_ $Id) -and -not (Test-Passed $_) })) {
            $answer = @(@($Given[$step]) + @($Spent[$step]) -ne $null) + ''
            if ($answer[0] -in 'd', 's', 'n') {
                continue
            }
            foreach ($index in @(Get-StepIndex $step)) {
                if ($lacks -notcontains $index -and -not ($RoundValues.Contains("$index $Round") -or $RoundValues.Contains("$index rounds"))) {
                    $lacks += $index
                    $name = $Names[$index]
                    Write-Problem 'value-missing' @($step, (Get-Label $index), "$name.$Round = ... | $name.rounds = same")
                    $script:Code = 3
                }
            }
        }
    }
    return $lacks.Count -gt 0
}

# What a step uses is to be given anew, by the answers or whoever is there.
function Clear-StepValue([string]$Step, [int]$Round) {
    if ($ValueChoice.Count -eq 0) {
        return
    }
    foreach ($index in @(Get-StepIndex $Step)) {
        if ($Values[$index] -eq '' -or $Renewed -contains $index) {
            continue
        }
        if ($RoundValues.Contains("$index $Round")) {
            # It is told once the round is.
            Publish-Value -Index $index -Value $RoundValues["$index $Round"] -From 'report-from-answers' -Known $true
        } elseif ($Attended -and -not $RoundValues.Contains("$index rounds")) {
            $script:Renewed += $index
        }
    }
}

# Asks for it; what it was until now can stay.
function Read-Renewed([int]$Round, [string[]]$Id) {
    if ($ValueChoice.Count -eq 0) {
        return
    }
    $used = $Asked.Where({ Test-Within $_ $Id }).ForEach({ Get-StepIndex $_ })
    foreach ($index in @($used | Select-Object -Unique)) {
        if ($RoundValues.Contains("$index $Round") -and $Values[$index] -ne '') {
            Publish-Value -Index $index -Value $Values[$index] -From 'report-from-answers'
        }
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

# The loop that a step is in, where more than one round of it was begun.
function Get-Rounds([string]$Step) {
    $loops = foreach ($one in $Asked) {
        $ids = @(Get-Loop $one)
        if ($ids.Count -gt 0 -and (Test-Within $Step $ids) -and (Get-Round $one) -gt 1) {
            $one
        }
    }
    return $loops -join ' '
}

# The article may have other steps in a loop than it had while a later round is under way. What is
# over is of none.
function Register-Round {
    foreach ($step in $Asked) {
        if (-not $TakenIn.Contains($step) -and (Get-Rounds $step) -ne '') {
            $TakenIn[$step] = @((Get-RoundPath $step), '-')[$StateTells -and (Test-Handled $step)]
        }
    }
}

# The rounds that are under way around a step. Where loops are in loops, those of all, the outermost
# first: 2.1.
function Get-RoundPath([string]$Step) {
    $around = @($Asked[($Asked.Count - 1)..$Asked.IndexOf($Step)]).Where({ Test-Within $Step (Get-Loop $_) })
    return $around.ForEach({ Get-Round $_ }) -join '.'
}

# What was not done of a step in a round that is over stays known.
function Close-Round([string]$Step, [object]$Mixed) {
    $round = $TakenIn[$Step]
    if (-not $round) {
        $round = Get-RoundPath $Step
    }
    Close-Deed $Step $round
    Close-Aside -Step $Step -Round $round -Mixed $Mixed
    $record = $Records[$Step]
    if ($record.outcome -notin 'done', 'already-done', 'left-out', 'not-applicable') {
        $detail = @{ Step = $Step; Round = $round; Outcome = $record.outcome; Status = $record.status; Reason = $record.reason }
        if (Test-Stood $Step) {
            $detail.Reason += '; ' + (Get-Message 'done-before')
        }
        $script:Undones += Get-Undone @detail
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
        if ($round - 1 -gt [int]$Most) {
            Write-Problem 'answer-rounds' @(($Current + ' = ' + @('once', "$Most rounds")[[int]$Most -gt 1]), ($round - 1))
            return $false
        }
        if ($round -gt [int]$Most -or -not (Test-Loop)) {
            Save-Outcome -Step $Current -Outcome 'done' -By $By
            return $true
        }
        if (Test-RoundLack $ids $round) {
            return $false
        }
        $Given[$Current] = @('a', $Most)
    }
    $mixed = @(Find-Mixed $ids)
    $oldest = -1
    $here = $Asked.IndexOf($Current)
    for ($n = $Lowest; $n -le $here; $n++) {
        $step = $Asked[$n]
        if ($n -ne $here -and -not (Test-Within $step $ids)) {
            continue
        }
        if ($oldest -lt 0) {
            $oldest = $n
        }
        if ($n -ne $here) {
            Close-Round $step $mixed
        }
        Clear-Record $step
        $Forced.Remove($step)
        Clear-StepValue $step $round
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
    foreach ($step in $Asked[$Lowest..$here].Where({ $_ -cne $Current -and (Test-Within $_ $ids) })) {
        $TakenIn[$step] = Get-RoundPath $step
    }
    Register-Event 'note' @{
        step = $Current; hash = $Hashes[$Current]; by = $By; note = $note; start = Get-Time
        round = $round; repeats = $ids
    }
    Write-Screen ''
    Show-Round
    Read-Renewed $round $ids
    $script:Target = $oldest
    return $true
}
