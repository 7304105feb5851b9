# --- Records ----------------------------------------------------------------

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
$script:Expected = @{}
$script:CodeOf = ''
$script:RunOf = 0
# The values that commands need, part by part.
$script:Names = @()
$script:Variables = @()
$script:Secrets = @()
$script:Prompts = @()
$script:Patterns = @()
$script:Defaults = @()

# The words of records, whatever else a profile calls by these names.
${Alias:Article} = 'Add-Article'
${Alias:Title} = 'Add-Title'
${Alias:Before} = 'Add-Before'
${Alias:Procedure} = 'Add-Procedure'
${Alias:Section} = 'Add-Section'
${Alias:Step} = 'Add-Step'
${Alias:Result} = 'Add-Result'
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

# Keeps a text by what it is called.
function Add-Scene([string]$Key, [string]$Kind, [object[]]$Part) {
    $null = $Keys.Add($Key)
    $number = ''
    if ($Part.Count -gt 2) {
        $number = [string]$Part[1]
    }
    $Scenes[$Key] = @{ 'kind' = $Kind; 'number' = $number; 'text' = Get-RecordText $Part }
}

function Add-Article {
    $script:Tags += $args[0]
    $script:Sources += , @($args[1], $args[2])
}

function Add-Title {
    Add-Scene -Key 'title' -Kind 'title' -Part $args
}

function Add-Before {
    Add-Scene -Key 'before' -Kind 'before' -Part $args
    $script:MustRead = $args[0] -ceq 'must-read' -and $args.Count -gt 1
}

function Add-Procedure {
    Add-Scene -Key $args[0] -Kind 'procedure' -Part $args
    $script:Procedures += $args[0]
}

function Add-Section {
    Add-Scene -Key $args[0] -Kind 'section' -Part $args
}

function Add-Result {
    Add-Scene -Key ('result ' + $args[0]) -Kind 'result' -Part $args
}

# A step: id, number, hash, flags, words.
function Add-Step {
    $id = $args[0]
    Add-Scene -Key $id -Kind 'step' -Part $args
    $inside = @()
    for ($at = $id.LastIndexOf('.'); $at -gt 0; $at = $id.LastIndexOf('.', $at - 1)) {
        $part = $id.Substring(0, $at)
        if ($Scenes.ContainsKey($part)) {
            $inside = @($part) + $inside
        }
    }
    $script:Asked += $id
    $Hashes[$id] = $args[2]
    $Within[$id] = $inside
    $Flags[$id] = @()
    for ($n = 3; $n -lt $args.Count - 1; $n += 1) {
        $flag = [string]$args[$n]
        if ($flag.StartsWith('needs=')) {
            $Needed[$id] = @($flag.Substring(6) -split ',')
        } elseif ($flag.StartsWith('calls=')) {
            $Calls[$id] = @($flag.Substring(6) -split ',')
        } else {
            $Flags[$id] += $flag
        }
    }
    $script:CodeOf = $id
    $script:RunOf = 0
}

# The words of a record in the chosen language.
function Get-Word([string]$Key) {
    if ($Own.ContainsKey($Key)) {
        return $Own[$Key]
    }
    if ($Scenes.ContainsKey($Key)) {
        return $Scenes[$Key]['text']
    }
    return ''
}

# Whether the record of a step has a flag.
function Test-Flag([string]$Step, [string]$Flag) {
    return $Flags[$Step] -ccontains $Flag
}

# --- Messages ---------------------------------------------------------------

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
