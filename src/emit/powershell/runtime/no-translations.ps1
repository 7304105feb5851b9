# --- Other languages

# There is but one.
function Find-Language([string]$Wanted) {
    if (($Wanted -split '[-_]')[0] -eq ($Tags[0] -split '-')[0]) {
        return $Tag
    }
    return ''
}

function Select-Language { }
function Show-Untranslated { }
