# --- Words of other languages

${Alias:Translate} = 'Add-Translation'

# Takes the words of the chosen language; what it lacks is the reference's.
function Add-Translation {
    $key = ''
    $lines = @()
    foreach ($line in ((Get-RecordText $args) -split '\n')) {
        if ($line -notmatch '^@[^@]') {
            $lines += $line -replace '^@@', '@'
            continue
        }
        if ($key -ne '') {
            $Spoken[$key] = $lines -join $Newline
        }
        $key = $line.Substring(1)
        $lines = @()
    }
    if ($key -ne '') {
        $Spoken[$key] = $lines -join $Newline
    }
}

# The tag of the language that answers to a tag, or nothing: the tag itself, the
# same without a script between, the script, the language alone.
function Find-Language([string]$Wanted) {
    $sought = $Wanted.Replace('_', '-')
    foreach ($one in $Tags) {
        if ($sought -in '', $one) {
            return ('', $one)[$sought -eq $one]
        }
    }
    $forms = '^([^-]+)-[^-]+(-[^-]+)', '^([^-]+-[^-]{4})(?![^-])', '^([^-]+)'
    for ($n = 0; $n -lt 3; $n++) {
        foreach ($one in $Tags) {
            if ($one -match $forms[$n]) {
                $known = $Matches[1] + $Matches[2]
                # A script or a language alone answers for all that begin with it.
                if ($sought -eq $known -or ($n -gt 0 -and $sought -like "$known-*")) {
                    return $one
                }
            }
        }
    }
    return ''
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
}

# Says where a scene's words are the reference's.
function Show-Untranslated([string]$Id) {
    if ($Tag -cne $Tags[0] -and -not $Spoken.Contains($Id)) {
        Show-Row 'step-not-translated' -Style 'f'
    }
}
