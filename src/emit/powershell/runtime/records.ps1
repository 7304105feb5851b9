# --- Records

$Newline = [string][char]10
$Utf8 = [Text.UTF8Encoding]::new($false)
# The messages that this run has made, by their keys.
$Said = @{}
# The language tags, and the path and hash of the article in each.
$Tags = $Sources = @()
# What each text is called by, in order, and of each its kind, number and words.
$Keys = @()
$Scenes = @{}
# The same words in the chosen language, where it is not the reference.
$Spoken = @{}
# The steps that are asked about; of each its hash, what it is part of, and what
# its record says beside.
$Asked = $Procedures = @()
# The procedures that are kept apart, which come after the main way, and how many steps
# that has.
$Aparts = @()
$Mains = 0
$Hashes = @{}
$Within = @{}
$Flags = @{}
$MustRead = $false
$BeforeDigest = ''
# What is run at a step, by step and purpose.
$Codes = [ordered]@{}
# The names of the values that commands need.
$Names = @()

# The words of records, whatever else a profile calls by these names.
${Alias:Article} = 'Add-Article'
${Alias:Title} = ${Alias:Before} = ${Alias:Procedure} = ${Alias:Section} = ${Alias:Step} = ${Alias:Result} = 'Add-Scene'

# The text of a record, its last part. A line of it may look like its end: then
# it has a margin of one blank.
function Get-RecordText([object[]]$Part) {
    $text = [string]$Part[$Part.Count - 1]
    if ($Part.Count -gt 1 -and $Part[$Part.Count - 2] -ceq 'margin') {
        $text = $text -replace '(?m)^ '
    }
    return $text
}

function Add-Article {
    $script:Tags += $args[0]
    $script:Sources += , $args[1..2]
}

# Keeps a text by what it is called: a record of any of several words.
function Add-Scene {
    $kind = $MyInvocation.InvocationName.ToLowerInvariant()
    $key = $kind
    if ($kind -in 'procedure', 'section', 'step') {
        $key = $args[0]
    } elseif ($kind -eq 'result') {
        $key += ' ' + $args[0]
    }
    $number = ''
    if ($args.Count -gt 2) {
        $number = $args[1]
    }
    $script:Keys += $key
    $Scenes[$key] = @{ kind = $kind; number = $number; text = Get-RecordText $args }
    if ($kind -eq 'before') {
        $script:MustRead = $args[0] -ceq 'must-read'
        $script:BeforeDigest = $args[1]
    } elseif ($kind -eq 'procedure') {
        if ($args.Count -gt 4 -and $args[3] -ceq 'apart') {
            $script:Aparts += $key
        } else {
            $script:Procedures += $key
        }
        $Scenes[$key].digest = $args[2]
    } elseif ($kind -eq 'step') {
        Add-Step $args
    }
}

# Keeps what the record of a step says: id, number, hash, flags, words.
function Add-Step([object[]]$Part) {
    $id = $Part[0]
    $script:Asked += $id
    if ($Aparts.Count -eq 0) {
        $script:Mains = $Asked.Count
    }
    $Hashes[$id] = $Part[2]
    $Within[$id] = @(
        for ($at = $id.IndexOf('.'); $at -gt 0; $at = $id.IndexOf('.', $at + 1)) {
            $whole = $id.Substring(0, $at)
            if ($Scenes.Contains($whole)) {
                $whole
            }
        }
    )
    $Flags[$id] = @(for ($n = 3; $n -lt $Part.Count - 1; $n++) { $Part[$n] })
}

# The words of a record in the chosen language.
function Get-Word([string]$Key) {
    if ($Spoken.Contains($Key)) {
        return $Spoken[$Key]
    }
    if ($Scenes.Contains($Key)) {
        return $Scenes[$Key].text
    }
    return ''
}

# Whether the record of a step has a flag.
function Test-Flag([string]$Step, [string]$Flag) {
    return $Flags[$Step] -ccontains $Flag
}

# --- Messages

# The text of a message: one that this run has made, else the line of it in the chosen language,
# which is a key and its text.
function Find-Message([string]$Key) {
    if ($Said.Contains($Key)) {
        return $Said[$Key]
    }
    $text = $Newline + $script:Messages[$Tag] + $Newline
    $at = $text.IndexOf("$Newline$Key ", [StringComparison]::Ordinal)
    if ($at -lt 0) {
        return ''
    }
    $at += $Key.Length + 2
    return $text.Substring($at, $text.IndexOf([char]10, $at) - $at)
}

# A message in the chosen language, with its values in their places.
function Get-Message([string]$Key, [object[]]$Value = @()) {
    $parts = [regex]::Split((Find-Message $Key), '\{([1-9])\}')
    for ($n = 1; $n -lt $parts.Count; $n += 2) {
        $index = $parts[$n] - 1
        $parts[$n] = ''
        if ($index -lt $Value.Count) {
            $parts[$n] = $Value[$index]
        }
    }
    return -join $parts
}
