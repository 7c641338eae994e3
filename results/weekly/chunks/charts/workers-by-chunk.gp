# Needs gnuplot 5.4 or newer. Run: gnuplot workers-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'workers-by-chunk.svg'
set lmargin at screen 0.088
set rmargin at screen 0.830
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'weekly: fastest with 2 workers and chunk 8: 5.73 ms, not told from 5 others' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a field · in brackets: 95 % interval · framed: the fastest' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set ylabel 'chunk'
set xrange [-0.5:3.5]
set yrange [-0.5:3.5]
set xtics ('1' 0.0, '2' 1.0, '4' 2.0, '8' 3.0) scale 0
set ytics ('1' 0.0, '8' 1.0, '64' 2.0, '500' 3.0) scale 0
unset grid
set cblabel 'wall time'
set cbrange [0.005731111:0.0089345285]
set cbtics ('6 ms' 0.006, '7 ms' 0.007, '8 ms' 0.008)
set cblabel offset 2.5,0
set palette defined (0.0 '#440154', 0.25 '#3B528B', 0.5 '#21908C', 0.75 '#5DC863', 1.0 '#FDE725')
set label 4 '7.66 ms' at first 0, first 0 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 5 '[7.46, 8.02]' at first 0, first 0 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 6 '7.66 ms' at first 0, first 1 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 7 '[7.35, 10.1]' at first 0, first 1 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 8 '7.83 ms' at first 0, first 2 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 9 '[7.40, 10.7]' at first 0, first 2 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 10 '7.74 ms' at first 0, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 11 '[7.53, 9.75]' at first 0, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 12 '6.50 ms' at first 1, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 13 '[5.76, 6.75]' at first 1, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 14 '5.73 ms' at first 1, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 15 '[5.65, 5.93]' at first 1, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 16 '6.26 ms' at first 1, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 17 '[5.67, 6.70]' at first 1, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 18 '7.91 ms' at first 1, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 19 '[7.72, 9.03]' at first 1, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 20 '5.93 ms' at first 2, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 21 '[5.81, 6.84]' at first 2, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 22 '5.99 ms' at first 2, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 23 '[5.64, 6.86]' at first 2, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 24 '6.24 ms' at first 2, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 25 '[5.93, 6.74]' at first 2, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 26 '8.72 ms' at first 2, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 27 '[7.59, 10.2]' at first 2, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
set label 28 '6.71 ms' at first 3, first 0 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 29 '[6.24, 7.56]' at first 3, first 0 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 30 '6.88 ms' at first 3, first 1 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 31 '[6.00, 7.14]' at first 3, first 1 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 32 '6.52 ms' at first 3, first 2 center front font ',12' textcolor rgb '#FFFFFF' offset 0,0.45
set label 33 '[6.14, 7.10]' at first 3, first 2 center front font ',10' textcolor rgb '#FFFFFF' offset 0,-0.6
set label 34 '8.93 ms' at first 3, first 3 center front font ',12' textcolor rgb '#000000' offset 0,0.45
set label 35 '[7.90, 10.2]' at first 3, first 3 center front font ',10' textcolor rgb '#000000' offset 0,-0.6
$fields << END
0.0 0.0 -0.49 0.49 -0.49 0.49 0.0076558985
0.0 1.0 -0.49 0.49 0.51 1.49 0.0076597275
0.0 2.0 -0.49 0.49 1.51 2.49 0.0078315305
0.0 3.0 -0.49 0.49 2.51 3.49 0.0077412915
1.0 0.0 0.51 1.49 -0.49 0.49 0.006498247
1.0 1.0 0.51 1.49 0.51 1.49 0.005731111
1.0 2.0 0.51 1.49 1.51 2.49 0.006260189
1.0 3.0 0.51 1.49 2.51 3.49 0.007905961
2.0 0.0 1.51 2.49 -0.49 0.49 0.005933119
2.0 1.0 1.51 2.49 0.51 1.49 0.0059925635
2.0 2.0 1.51 2.49 1.51 2.49 0.0062425505
2.0 3.0 1.51 2.49 2.51 3.49 0.008715589
3.0 0.0 2.51 3.49 -0.49 0.49 0.0067066425
3.0 1.0 2.51 3.49 0.51 1.49 0.006881917
3.0 2.0 2.51 3.49 1.51 2.49 0.0065160455
3.0 3.0 2.51 3.49 2.51 3.49 0.0089345285
END
$best << END
1.0 1.0 0.54 1.46 0.54 1.46
END
plot \
  $fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 6 linecolor rgb '#000000' notitle, \
  $best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth 3 linecolor rgb '#FFFFFF' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'workers-by-chunk.png'
replot
set output
