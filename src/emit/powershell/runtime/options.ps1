# --- Command line

# The indices of the steps that an id stands for: of the step of that id, or
# of all that are part of what has it.
function Find-Step([string]$Id) {
    for ($n = 0; $n -lt $Asked.Count; $n++) {
        if ($Asked[$n] -eq $Id -or $Within[$Asked[$n]] -contains $Id) {
            $n
        }
    }
}

# Ends with what is wrong about the command line.
function Write-Refusal([string]$Key, [object[]]$Value) {
    Write-Problem $Key ($Value -replace '[\x00-\x1f\x7f-\x9f]')
    Write-Problem 'see-help'
    $script:Code = 2
}

# Leaves in `First` and `Last` what is to be done, and in `Lowest` where going
# back ends: a run can go back behind -From, not behind -Only. What is named
# here is asked about even where it is handled.
function Select-Step([string]$From, [string]$Only) {
    $found = 0..$Last
    if ($Only -ne '') {
        $found = @(Find-Step $Only)
        if ($found.Count -eq 0) {
            Write-Refusal 'unknown-step' $Only
            return
        }
    }
    $script:First = $script:Lowest = $found[0]
    $script:Last = $found[-1]
    if ($From -ne '') {
        $found = @(Find-Step $From)
        if ($found.Count -eq 0 -or $found[0] -lt $First -or $found[0] -gt $Last) {
            Write-Refusal ('unknown-step', 'step-outside')[$found.Count -gt 0 -and $Only -ne ''] @($From, $Only)
            return
        }
        $script:First = $found[0]
        $Forced[$Asked[$First]] = 'named'
    } elseif ($Only -ne '') {
        foreach ($n in $First..$Last) {
            $Forced[$Asked[$n]] = 'named'
        }
    }
    $script:Current = $Asked[$First]
}

# Finds what is wrong about the command line.
function Read-CommandLine {
    # By -Command, a part may be several words.
    $more = @(foreach ($part in $script:Rest) { $part })
    foreach ($word in $more) {
        if ($word -like '-*') {
            Write-Refusal 'unknown-option' $word
            return
        }
        # Where the script is run by -File, one word at most belongs to -Set.
        if ($Set.Count -eq 0 -or $word -notlike '?*=*') {
            Write-Refusal 'unexpected-argument' $word
            return
        }
    }
    foreach ($name in 'Lang', 'From', 'Only', 'Set', 'Answers', 'Evidence', 'State', 'Run') {
        if ($Bound.ContainsKey($name) -and [string]$Bound[$name] -eq '') {
            Write-Refusal 'missing-value' ('-' + $name)
            return
        }
    }
    $chosen = @($Bound.Keys).Where({ $_ -in 'List', 'DryRun', 'Status', 'Reset', 'Help', 'Version' })
    if ($chosen.Count -gt 1) {
        Write-Refusal 'options-apart' ($chosen.ForEach({ "-$_" }) -join ', ')
        return
    }
    if ($Lang -ne '' -and (Find-Language $Lang) -eq '') {
        Write-Refusal 'unknown-language' @($Lang, ($Tags -join ', '))
        return
    }
    if ($RunName -match '[^0-9a-z._-]') {
        Write-Refusal 'run-name-wrong' $RunName
        return
    }
    Read-Setting @(Select-Setting ($Set + $more))
    if ($Code -lt 0 -and $Answers -ne '') {
        Read-AnswerFile $Answers
    }
    if ($Code -lt 0 -and -not ($script:List -or $script:Status -or $Reset)) {
        Test-Environment
    }
    if ($Code -lt 0 -and $Evidence -ne '') {
        $script:WantedEvidence = Resolve-File $Evidence
    }
}
