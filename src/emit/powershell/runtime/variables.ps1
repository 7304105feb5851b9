# --- What earlier steps have set

# Shows what the variables hold that commands of earlier steps set and those of a step use, as
# their session has it; nothing is run to find that out.
function Show-Variable([string]$Step) {
    if ($DryRun) {
        return
    }
    $kept = $null
    if ($null -eq $Session) {
        $kept = Read-Session
    }
    foreach ($name in @(Get-FlagList $Step 'uses')) {
        $setter = Find-Setter $Step $name
        $found, $value = Find-Variable $name $kept
        if ($found -eq 1) {
            $shown = Get-ShortValue $value
            $origin = ' (' + (Get-Message 'set-by-step' $setter) + ')'
            $styles = 'p' * ($name.Length + 3) + 's' * $shown.Length + 'p' * $origin.Length
            Write-Part -Start '    ' -Rest '      ' -Plain ($name + ' = ' + $shown + $origin) -Styles $styles
        } elseif ($found -eq 0) {
            Show-Row 'variable-unset' @($name, $setter) -Style 'w'
        }
    }
}

# The step that has set a variable last, else the last one before that would.
function Find-Setter([string]$Step, [string]$Name) {
    $setter = ''
    $most = -1
    $before = $true
    foreach ($one in $Asked) {
        if ($one -ceq $Step) {
            $before = $false
        }
        if (@(Get-FlagList $one 'sets') -notcontains $Name) {
            continue
        }
        $record = $Records[$one]
        if ($record['outcome'] -in 'done', 'failed' -and $record['status'] -ne '-') {
            $number = Get-EndNumber $one
            if ($number -ge $most) {
                $setter = $one
                $most = $number
            }
        } elseif ($before -and $most -lt 0) {
            $setter = $one
        }
    }
    return $setter
}

# What a variable holds, behind 1; 0 where it is not set, 2 where that is not known.
function Find-Variable([string]$Name, [object]$Kept) {
    if ($null -ne $Session) {
        if ($Session.RunspaceStateInfo.State -eq 'Opened') {
            $variable = $Session.SessionStateProxy.PSVariable.Get($Name)
            if ($null -ne $variable) {
                return 1, $variable.Value
            }
            return 0
        }
        return 2
    }
    if ($null -eq $Kept) {
        return 0
    }
    if ($Kept['variables'].ContainsKey($Name)) {
        return 1, [Management.Automation.PSSerializer]::Deserialize($Kept['variables'][$Name][1])
    }
    return 2
}

# A value as a person reads it: one row of it, and not all of what is long. Of what is more
# than values, only its kind.
function Get-ShortValue([object]$Value) {
    $parts = @(
        foreach ($part in @($Value)) {
            if ($null -eq $part -or $part -is [string] -or $part -is [ValueType]) {
                [string]$part
            } else {
                '[' + $part.GetType().Name + ']'
            }
        }
    )
    $text = Hide-Secret ($parts -join ', ')
    $shown = $text -replace '(?s)[\r\n].*' -replace '[\x00-\x1f\x7f]'
    if ($shown.Length -gt 200) {
        $shown = $shown.Substring(0, 200)
    }
    if ($shown.Length -lt $text.Length) {
        $shown += ' ...'
    } elseif ($shown -eq '') {
        $shown = "''"
    }
    return $shown
}
