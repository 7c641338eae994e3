# Needs gnuplot 5.4 or newer. Run: gnuplot workers-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'workers-by-chunk.svg'
set lmargin at screen 0.088
set rmargin at screen 0.830
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'weekly: wall time by workers and chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a field' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
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
set label '7.66 ms' at first 0, first 0 center front font ',12' textcolor rgb '#000000'
set label '7.66 ms' at first 0, first 1 center front font ',12' textcolor rgb '#000000'
set label '7.83 ms' at first 0, first 2 center front font ',12' textcolor rgb '#000000'
set label '7.74 ms' at first 0, first 3 center front font ',12' textcolor rgb '#000000'
set label '6.50 ms' at first 1, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '5.73 ms' at first 1, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '6.26 ms' at first 1, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '7.91 ms' at first 1, first 3 center front font ',12' textcolor rgb '#000000'
set label '5.93 ms' at first 2, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '5.99 ms' at first 2, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '6.24 ms' at first 2, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '8.72 ms' at first 2, first 3 center front font ',12' textcolor rgb '#000000'
set label '6.71 ms' at first 3, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '6.88 ms' at first 3, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '6.52 ms' at first 3, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '8.93 ms' at first 3, first 3 center front font ',12' textcolor rgb '#000000'
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
plot \
  $fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'workers-by-chunk.png'
replot
set output
