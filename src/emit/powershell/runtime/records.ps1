# --- Records

$script:Newline = [string][char]10
$script:Utf8 = [Text.UTF8Encoding]::new($false)
$script:Said = @{}
# The language tags, and the path and hash of the article in each.
$script:Tags = @()
$script:Sources = @()
# What each text is called by, in order, and of each its kind, number and words.
$script:Keys = [Collections.ArrayList]::new()
$script:Scenes = @{}
# The same words in the chosen language, where it is not the reference.
$script:Own = @{}
# The steps that are asked about; of each its hash, what it is part of, and what
# its record says beside.
$script:Asked = @()
$script:Hashes = @{}
$script:Within = @{}
$script:Flags = @{}
$script:Needed = @{}
$script:Calls = @{}
$script:Procedures = @()
$script:MustRead = $false
# What is run at a step and what that should print, by step and purpose.
$script:Codes = @{}
$script:CodeOf = ''
$script:RunOf = 0
# The names of the values that commands need.
$script:Names = @()

# The words of records, whatever else a profile calls by these names.
${Alias:Article} = 'Add-Article'
${Alias:Title} = 'Add-Scene'
${Alias:Before} = 'Add-Scene'
${Alias:Procedure} = 'Add-Scene'
${Alias:Section} = 'Add-Scene'
${Alias:Step} = 'Add-Scene'
${Alias:Result} = 'Add-Scene'
${Alias:SayAll} = 'Add-Message'

# The text of a record, its last part. A line of it may look like its end: then
# it has a margin of one blank.
function Get-RecordText([object[]]$Part) {
    $text = [string]$Part[$Part.Count - 1]
    if ($Part.Count -gt 1 -and $Part[$Part.Count - 2] -ceq 'margin') {
        $text = $text -replace '(?m)^ ', ''
    }
    return $text
}

function Add-Article {
    $script:Tags += $args[0]
    $script:Sources += , @($args[1], $args[2])
}

# Keeps a text by what it is called: a record of any of several words.
function Add-Scene {
    $kind = $MyInvocation.InvocationName.ToLowerInvariant()
    $key = $kind
    if (@('procedure', 'section', 'step') -contains $kind) {
        $key = $args[0]
    } elseif ($kind -eq 'result') {
        $key += ' ' + $args[0]
    }
    $number = ''
    if ($args.Count -gt 2) {
        $number = $args[1]
    }
    $null = $script:Keys.Add($key)
    $Scenes[$key] = @{ 'kind' = $kind; 'number' = $number; 'text' = Get-RecordText $args }
    if ($kind -eq 'before') {
        $script:MustRead = $args.Count -gt 1 -and $args[0] -ceq 'must-read'
    } elseif ($kind -eq 'procedure') {
        $script:Procedures += $key
    } elseif ($kind -eq 'step') {
        Add-Step $args
    }
}

# Keeps what the record of a step says: id, number, hash, flags, words.
function Add-Step([object[]]$Part) {
    $id = $Part[0]
    $script:Asked += $id
    $Hashes[$id] = $Part[2]
    $Within[$id] = @()
    for ($at = $id.IndexOf('.'); $at -gt 0; $at = $id.IndexOf('.', $at + 1)) {
        if ($Scenes.Contains($id.Substring(0, $at))) {
            $Within[$id] += $id.Substring(0, $at)
        }
    }
    $Flags[$id] = @()
    for ($n = 3; $n -lt $Part.Count - 1; $n += 1) {
        $name, $value = $Part[$n] -split '=', 2
        switch ($name) {
            'needs' { $Needed[$id] = $value -split ',' }
            'calls' { $Calls[$id] = $value -split ',' }
            default { $Flags[$id] += $name }
        }
    }
    $script:CodeOf = $id
    $script:RunOf = 0
}

# The words of a record in the chosen language.
function Get-Word([string]$Key) {
    if ($Own.Contains($Key)) {
        return $Own[$Key]
    }
    if ($Scenes.Contains($Key)) {
        return $Scenes[$Key]['text']
    }
    return ''
}

# Whether the record of a step has a flag.
function Test-Flag([string]$Step, [string]$Flag) {
    return $Flags[$Step] -ccontains $Flag
}

# --- Messages

# Takes the messages of a language: a line each, a key and its text.
function Add-Message {
    foreach ($line in ((Get-RecordText $args) -split '\n')) {
        $at = $line.IndexOf([char]32)
        if ($at -gt 0) {
            $Said[$line.Substring(0, $at)] = $line.Substring($at + 1)
        }
    }
}

# A message in the chosen language, with its values in their places.
function Get-Message([string]$Key, [object[]]$Value = @()) {
    $parts = [regex]::Split([string]$Said[$Key], '\{([1-9])\}')
    $text = $parts[0]
    for ($n = 1; $n -lt $parts.Count; $n += 2) {
        $index = [int]$parts[$n] - 1
        if ($index -lt $Value.Count) {
            $text += [string]$Value[$index]
        }
        $text += $parts[$n + 1]
    }
    return $text
}
