# --- Command line

# The tag of the language that answers to a tag, or nothing: the tag itself, the
# same without a script between, the script, the language alone.
function Find-Language([string]$Wanted) {
    $sought = $Wanted.Replace('_', '-')
    foreach ($form in @('whole', 'region', 'script', 'language')) {
        foreach ($one in $Tags) {
            $part = @($one -split '-')
            $known = $one
            if ($form -eq 'region' -and $part.Count -gt 2) {
                $known = $part[0] + '-' + $part[2]
            } elseif ($form -eq 'script') {
                if ($part.Count -lt 2 -or $part[1].Length -ne 4) {
                    continue
                }
                $known = $part[0] + '-' + $part[1]
            } elseif ($form -eq 'language') {
                $known = $part[0]
            }
            $begins = @('script', 'language') -contains $form -and $sought -like ($known + '-*')
            if ($sought -eq $known -or $begins) {
                return $one
            }
        }
    }
    return ''
}

# The indices of the steps that an id stands for: of the step of that id, or
# of all that are part of what has it.
function Find-Step([string]$Id) {
    for ($n = 0; $n -lt $Asked.Count; $n += 1) {
        if ($Asked[$n] -eq $Id -or $Within[$Asked[$n]] -contains $Id) {
            $n
        }
    }
}

# Ends with what is wrong about the command line.
function Write-Refusal([string]$Key, [object[]]$Value) {
    $clean = @()
    foreach ($one in $Value) {
        $clean += ([string]$one) -replace '[\x00-\x1f\x7f-\x9f]', ''
    }
    Write-Problem $Key $clean
    Write-Problem 'see-help'
    $script:Code = 2
}

# Takes the language asked for, else that of the user, else the reference.
function Select-Language([string]$Wanted) {
    $found = Find-Language $Wanted
    if ($found -eq '') {
        $found = Find-Language $Host.CurrentUICulture.Name
    }
    if ($found -ne '') {
        $script:Tag = $found
    }
    & $script:Messages $Tag
}

# Leaves in `First` and `Last` what is to be done, and in `Lowest` where going
# back ends: a run can go back behind -From, not behind -Only. What is named
# here is asked about even where it is handled.
function Select-Step([string]$From, [string]$Only) {
    $script:First = 0
    $script:Last = $Asked.Count - 1
    if ($Only -ne '') {
        $found = @(Find-Step $Only)
        if ($found.Count -eq 0) {
            Write-Refusal 'unknown-step' $Only
            return
        }
        $script:First = $found[0]
        $script:Last = $found[$found.Count - 1]
    }
    $script:Lowest = $First
    if ($From -ne '') {
        $found = @(Find-Step $From)
        if ($found.Count -eq 0 -or $found[0] -lt $First -or $found[0] -gt $Last) {
            Write-Refusal 'unknown-step' $From
            return
        }
        $script:First = $found[0]
    }
    if ($Only -ne '' -or $From -ne '') {
        for ($n = $First; $n -le $Last; $n += 1) {
            $Forced[$Asked[$n]] = 'named'
        }
    }
    $script:Current = $Asked[$First]
}

# Finds what is wrong about the command line.
function Read-CommandLine {
    $more = @()
    foreach ($part in $Rest) {
        # By -Command, it may be several words.
        $more += $part
    }
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
    foreach ($name in @('Lang', 'From', 'Only', 'Set', 'Answers', 'Evidence')) {
        if ($Bound.ContainsKey($name) -and [string]::IsNullOrEmpty([string]$Bound[$name])) {
            Write-Refusal 'missing-value' ('-' + $name)
            return
        }
    }
    if ($Lang -ne '' -and (Find-Language $Lang) -eq '') {
        Write-Refusal 'unknown-language' @($Lang, ($Tags -join ', '))
        return
    }
    Read-Setting ($Set + $more)
    if ($Code -lt 0 -and $Answers -ne '') {
        Read-AnswerFile $Answers
    }
    if ($Code -lt 0 -and -not ($List -or $Status -or $Reset)) {
        Test-Environment
    }
    if ($Code -lt 0 -and $Evidence -ne '') {
        $script:WantedEvidence = Resolve-File $Evidence
    }
}
