# --- Kept apart

# Where a step was left for such a procedure: its index, and what was to be done then.
$Away = @()

# A row for each procedure that is kept apart.
function Write-Apart {
    foreach ($id in $Aparts) {
        $title = ((Get-Word $id) -split '\n')[0]
        $margin = ' ' * ($id.Length + 4)
        Write-Part -Start "  $id  " -Rest $margin -Plain $title -Styles ('p' * $title.Length)
    }
}

# Says at the end which procedures there are besides, and how each is begun.
function Show-Apart {
    if ($First -lt $Mains) {
        Write-Screen ''
        Show-Message 'apart-there' '-Only'
        Write-Apart
    }
}

# Names in the summary the steps from one index to another, and outside of them, that are open
# in such a procedure that was begun.
function Show-ApartOpen([int]$From, [int]$To) {
    $open = @()
    foreach ($id in $Aparts) {
        $own = @($Asked -like "$id.*")
        if ($own.Where({ (Get-Outcome $_) -ne 'open' }).Count -gt 0) {
            $open += $own.Where({ $Asked.IndexOf($_) -notin $From..$To -and -not (Test-Handled $_) })
        }
    }
    if ($open.Count -gt 0) {
        Show-Row 'apart-open' ($open -join ', ')
    }
}

# The key at a question about what has failed that begins such a procedure.
function Get-ApartChoice {
    if (-not $Away -and $OnlyPart -eq '') {
        'e', 'answer-apart'
    }
}

# Goes on in a procedure that is kept apart: sets `Target`. The step stays as it is.
# Whether there is a way.
function Use-Apart {
    Write-Screen ''
    Write-Apart
    $id = $Aparts[0]
    if ($Aparts.Count -gt 1) {
        $id = Read-Reason 'ask-apart' ($Aparts -join ', ')
        if ($id -eq '') {
            return $false
        }
    }
    if ($id -notin $Aparts) {
        Write-Hint 'w' (Get-Message 'unknown-answer' ($Aparts -join ', '))
        return $false
    }
    $script:Away = @($Asked.IndexOf($Current), $First, $Lowest, $Last)
    $found = @(Find-Step $id)
    $script:First = $script:Lowest = $script:Target = $found[0]
    $script:Last = $found[-1]
    return $true
}

# The index of the step that was left, which is the current one again; -1 where none was.
function Get-Return {
    if (-not $Away) {
        return -1
    }
    $n, $script:First, $script:Lowest, $script:Last = $Away
    $script:Away = @()
    $script:Current = $Asked[$n]
    return $n
}
