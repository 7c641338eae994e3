# Needs gnuplot 5.4 or newer. Run: gnuplot workers-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'workers-by-chunk.svg'
set lmargin at screen 0.088
set rmargin at screen 0.830
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'weekly: fastest with 2 workers and chunk 64: 5.07 ms, not told from 2 others' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a field · in brackets: 95 % interval · framed: the fastest · at pinned cells' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set ylabel 'chunk'
set xrange [-0.5:1.5]
set yrange [-0.5:3.5]
set xtics ('1' 0.0, '2' 1.0) scale 0
set ytics ('1' 0.0, '8' 1.0, '64' 2.0, '500' 3.0) scale 0
unset grid
set cblabel 'wall time'
set cbrange [0.0050737175:0.007771816]
set cbtics ('5.5 ms' 0.0055, '6.0 ms' 0.006, '6.5 ms' 0.0065, '7.0 ms' 0.007, '7.5 ms' 0.0075)
set cblabel offset 2.5,0
set palette defined (0.0 '#440154', 0.25 '#3B528B', 0.5 '#21908C', 0.75 '#5DC863', 1.0 '#FDE725')
set label 5 '7.77 ms' at first 0, first 0 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 6 '[7.38, 7.86]' at first 0, first 0 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 7 '7.69 ms' at first 0, first 1 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 8 '[7.36, 8.14]' at first 0, first 1 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 9 '7.42 ms' at first 0, first 2 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 10 '[7.19, 10.9]' at first 0, first 2 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 11 '7.57 ms' at first 0, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 12 '[7.20, 7.92]' at first 0, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 13 '5.23 ms' at first 1, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 14 '[4.86, 6.69]' at first 1, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 15 '5.22 ms' at first 1, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 16 '[4.96, 5.95]' at first 1, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 17 '5.07 ms' at first 1, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 18 '[4.87, 5.26]' at first 1, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 19 '7.26 ms' at first 1, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 20 '[6.92, 7.80]' at first 1, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
$fields << END
0.0 0.0 -0.49 0.49 -0.49 0.49 0.007771816
0.0 1.0 -0.49 0.49 0.51 1.49 0.007693284
0.0 2.0 -0.49 0.49 1.51 2.49 0.0074227585
0.0 3.0 -0.49 0.49 2.51 3.49 0.007565867
1.0 0.0 0.51 1.49 -0.49 0.49 0.0052339915
1.0 1.0 0.51 1.49 0.51 1.49 0.005219179
1.0 2.0 0.51 1.49 1.51 2.49 0.0050737175
1.0 3.0 0.51 1.49 2.51 3.49 0.0072582635
END
$best << END
1.0 2.0 0.54 1.46 1.54 2.46
END
plot \
  $fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 6 linecolor rgb '#000000' notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 3 linecolor rgb '#FFFFFF' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'workers-by-chunk.png'
replot
set output
