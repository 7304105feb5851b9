# --- A line that is changed while it is typed

# What is typed before the cursor, and behind it; what of both is shown, and how many columns there
# are for that.
$Typing = @{}

# Begins a line behind what stands before it. Where its row has too little room, it has one of its own.
function Initialize-Line([string]$Prompt, [bool]$Single) {
    $lead = $Prompt -replace '(?s).*\n'
    $script:Typing = @{ Before = $lead; Lead = $lead; Head = ''; Tail = ''; Seen = ''; Beyond = ''; Room = 0 }
    if (-not $Single) {
        Find-Room
    }
}

# Finds out how many columns there are for the line that is typed.
function Find-Room {
    $lead = $Typing.Before
    $room = $Columns - (Measure-Width $lead)
    if ($Wrapped -and $room -lt 8) {
        $lead = '  '
        $room = $Columns - 2
        Write-Screen ''
        Write-Screen -NoNewline $lead
    }
    $Typing.Lead = $lead
    $Typing.Room = $room
    $Typing.Seen = $Typing.Beyond = ''
}

# Shows a line once more, on a row that has another width. Nothing tells where the terminal has put
# what it showed before: nothing of that is written over.
function Show-Typed {
    Initialize-Screen
    Write-Screen ''
    Write-Screen -NoNewline $Typing.Before
    Find-Room
    Show-Line
}

# What keys do, by the numbers of their letters, by their names, and by what they send behind an
# escape.
$KeyTable = @{
    '1' = 'Home'; 'H' = 'Home'; '1~' = 'Home'; '7~' = 'Home'; 'Home' = 'Home'
    '5' = 'End'; 'F' = 'End'; '4~' = 'End'; '8~' = 'End'; 'End' = 'End'
    '2' = 'Left'; 'D' = 'Left'; 'LeftArrow' = 'Left'
    '6' = 'Right'; 'C' = 'Right'; 'RightArrow' = 'Right'
    '4' = 'Delete'; '3~' = 'Delete'; 'Delete' = 'Delete'
    '8' = 'Back'; '127' = 'Back'; '11' = 'Rest'; '21' = 'All'; '23' = 'Word'
}

# Does what a key means, as in the lines of bash. What nobody sees is changed at its end alone.
function Edit-Line([int]$Letter, [string]$Key, [bool]$Hidden) {
    if ($Letter -ge 32 -and $Letter -ne 127) {
        $Typing.Head += [char]$Letter
        return
    }
    $head = $Typing.Head
    $tail = $Typing.Tail
    $behind = [regex]::Match($head, '(?s)(.?[\udc00-\udfff]|.)\z').Value
    $ahead = [regex]::Match($tail, '(?s)\A[\ud800-\udbff]?.').Value
    $before = $head.Substring(0, $head.Length - $behind.Length)
    $after = $tail.Substring($ahead.Length)
    $name = [string]$Letter
    if ($Letter -eq 27) {
        $name = [regex]::Match($Sequence, '(?<=\A[[O]).+').Value
    } elseif ($Letter -eq 0) {
        $name = $Key
    }
    $deed = $KeyTable[$name]
    if ($Hidden -and $deed -ne 'Back') {
        $deed = ''
    }
    switch ($deed) {
        'Home' { $head, $tail = '', ($head + $tail) }
        'End' { $head, $tail = ($head + $tail), '' }
        'Left' { $head, $tail = $before, ($behind + $tail) }
        'Right' { $head, $tail = ($head + $ahead), $after }
        'Delete' { $tail = $after }
        'Back' { $head = $before }
        'Rest' { $tail = '' }
        'All' { $head = '' }
        'Word' { $head = $head -creplace '[^ ]* *\z' }
        default {
            if ($Letter -eq 9) {
                $head += [char]$Letter
            }
        }
    }
    $Typing.Head = $head
    $Typing.Tail = $tail
}

# The most columns that a text can take.
function Measure-Most([string]$Text) {
    return $Text.Length + [regex]::Matches($Text, '[\u1100-\ud7ff\uf900-\uffff]').Count
}

# Shows as much of the line as its row has room for, in place of what it shows. No count of columns
# is right for every sign in every terminal: the row is shown from its beginning, and where the
# cursor is to be, a second time.
function Show-Line {
    $head = $Typing.Head
    $tail = $Typing.Tail
    $room = $Typing.Room
    $over = ''
    if ($Wrapped -and $head.Length -gt $room) {
        $over = '<'
        $head = $head.Substring($head.Length - $room) -replace '\A[\udc00-\udfff]'
    }
    if ($Wrapped -and $tail.Length -gt $room) {
        $tail = $tail.Substring(0, $room) -replace '[\ud800-\udbff]\z'
    }
    $head = $head -replace '[\x00-\x1f\x7f-\x9f]', ' '
    $tail = $tail -replace '[\x00-\x1f\x7f-\x9f]', ' '
    if ($Wrapped -and (Measure-Most ($over + $head + $tail)) -ge $room) {
        $most = $room - 1
        if ($tail -ne '') {
            $most = $room - [Math]::Floor($room / 4)
        }
        while ((Measure-Most "<$head") -ge $most -and $head -ne '') {
            $over = '<'
            $head = $head -replace '(?s)\A([\ud800-\udbff].|.)'
        }
        while ($tail -ne '' -and (Measure-Most ($over + $head + $tail)) -ge $room - 1) {
            $tail = $tail -replace '(?s)([\ud800-\udbff].|.)\z'
        }
    }
    $head = $over + $head
    $seen = $Typing.Seen
    $beyond = $Typing.Beyond
    $Typing.Seen = $head
    $Typing.Beyond = $tail
    if ($beyond + $tail -eq '' -and $head.StartsWith($seen, [StringComparison]::Ordinal)) {
        Write-Screen -NoNewline $head.Substring($seen.Length)
        return
    }
    $start = [char]13 + $Typing.Lead
    $text = $start + $head + $tail
    if ($Modes -ne '') {
        $text = $text.Insert(1, [char]27 + '[K')
    } else {
        $text += ' ' * [Math]::Max(0, (Measure-Most ($seen + $beyond)) - (Measure-Width ($head + $tail)))
    }
    Write-Screen -NoNewline ($text + $start + $head)
}

# What the row had no room for goes on below it.
function Complete-Line {
    $Typing.Head += $Typing.Tail
    $Typing.Tail = ''
    $Typing.Room = 1e6
    Show-Line
}
