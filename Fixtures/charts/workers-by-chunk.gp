# Needs gnuplot 5.4 or newer. Run: gnuplot workers-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'workers-by-chunk.svg'
set lmargin at screen 0.088
set rmargin at screen 0.830
set tmargin at screen 0.841
set bmargin at screen 0.209
set label 1 'weekly: fastest with 2 workers and chunk 8: 251 ms' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 1–10 runs a field · in brackets: 95 % interval, or min–max where runs are too few for one; points of a' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'single run have none · framed: the fastest' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 4 'Without a good run: workers=8, chunk=1 (skipped).' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'In 1 of 16 cells runs were killed at a limit: they count as more than any other; ">" marks a median that is only a bound, and bars end at' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'what the killed runs had.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set label 7 'chunk' at screen 0.024,0.525 center front textcolor rgb '#000000' rotate by 90
set xrange [-0.5:3.5]
set yrange [-0.5:3.5]
set xtics ('1' 0.0, '2' 1.0, '4' 2.0, '8' 3.0) scale 0
set ytics ('1' 0.0, '8' 1.0, '64' 2.0, '512' 3.0) scale 0
unset grid
set cblabel 'wall time'
set cbrange [0.251111177433:0.539044380251]
set cbtics ('300 ms' 0.3, '350 ms' 0.35, '400 ms' 0.4, '450 ms' 0.45, '500 ms' 0.5)
set cblabel offset 2.5,0
set palette defined (0.0 '#440154', 0.25 '#3B528B', 0.5 '#21908C', 0.75 '#5DC863', 1.0 '#FDE725')
set label 8 '459 ms' at first 0, first 0 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 9 '[451, 467]' at first 0, first 0 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 10 '437 ms' at first 0, first 1 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 11 '[434, 446]' at first 0, first 1 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 12 '443 ms' at first 0, first 2 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 13 '[442, 444]' at first 0, first 2 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 14 '539 ms' at first 0, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 15 '[535, 545]' at first 0, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 16 '281 ms' at first 1, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 17 '[273, 285]' at first 1, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 18 '251 ms' at first 1, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 19 '[247, 253]' at first 1, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 20 '259 ms' at first 1, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 21 '[254, 265]' at first 1, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 22 '351 ms' at first 1, first 3 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 23 '[343, 362]' at first 1, first 3 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 24 '317 ms' at first 2, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 25 '[312, 326]' at first 2, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 26 '295 ms' at first 2, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 27 '[292, 301]' at first 2, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 28 '305 ms' at first 2, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 29 '[305, 309]' at first 2, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 30 '312 ms' at first 2, first 3 center front font ',12' textcolor rgb '#FFFFFF'
set label 31 'skipped' at first 3, first 0 center front font ',12' textcolor rgb '#000000'
set label 32 '377 ms' at first 3, first 1 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 33 '[366, 384]' at first 3, first 1 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 34 '383 ms' at first 3, first 2 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 35 '[380, 386]' at first 3, first 2 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 36 '>5.00 s' at first 3, first 3 center front font ',12' textcolor rgb '#000000'
$empty << END
3.0 0.0 2.51 3.49 -0.49 0.49
3.0 3.0 2.51 3.49 2.51 3.49
END
$fields << END
0.0 0.0 -0.49 0.49 -0.49 0.49 0.458820902362
0.0 1.0 -0.49 0.49 0.51 1.49 0.437480542374
0.0 2.0 -0.49 0.49 1.51 2.49 0.443107416751
0.0 3.0 -0.49 0.49 2.51 3.49 0.539044380251
1.0 0.0 0.51 1.49 -0.49 0.49 0.280579728126
1.0 1.0 0.51 1.49 0.51 1.49 0.251111177433
1.0 2.0 0.51 1.49 1.51 2.49 0.258973942433
1.0 3.0 0.51 1.49 2.51 3.49 0.351342875704
2.0 0.0 1.51 2.49 -0.49 0.49 0.317033892401
2.0 1.0 1.51 2.49 0.51 1.49 0.294936493101
2.0 2.0 1.51 2.49 1.51 2.49 0.305256673473
2.0 3.0 1.51 2.49 2.51 3.49 0.311915490413
3.0 1.0 2.51 3.49 0.51 1.49 0.377000810541
3.0 2.0 2.51 3.49 1.51 2.49 0.382868036502
END
$best << END
1.0 1.0 0.54 1.46 0.54 1.46
END
plot \
  $empty using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#EEEEEE' notitle, \
  $fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 6 linecolor rgb '#000000' notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 3 linecolor rgb '#FFFFFF' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'workers-by-chunk.png'
replot
set output
