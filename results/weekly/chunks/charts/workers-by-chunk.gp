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
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
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
set cbrange [0.011244381:0.043104908]
set cbtics ('20 ms' 0.02, '30 ms' 0.03, '40 ms' 0.04)
set cblabel offset 2.5,0
set palette defined (0.0 '#440154', 0.25 '#3B528B', 0.5 '#21908C', 0.75 '#5DC863', 1.0 '#FDE725')
set label '19.5 ms' at first 0, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '19.0 ms' at first 0, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '19.2 ms' at first 0, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '43.1 ms' at first 0, first 3 center front font ',12' textcolor rgb '#000000'
set label '11.9 ms' at first 1, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '11.9 ms' at first 1, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '11.2 ms' at first 1, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '17.5 ms' at first 1, first 3 center front font ',12' textcolor rgb '#FFFFFF'
set label '14.2 ms' at first 2, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '12.1 ms' at first 2, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '12.9 ms' at first 2, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '17.6 ms' at first 2, first 3 center front font ',12' textcolor rgb '#FFFFFF'
set label '13.0 ms' at first 3, first 0 center front font ',12' textcolor rgb '#FFFFFF'
set label '13.0 ms' at first 3, first 1 center front font ',12' textcolor rgb '#FFFFFF'
set label '12.7 ms' at first 3, first 2 center front font ',12' textcolor rgb '#FFFFFF'
set label '18.3 ms' at first 3, first 3 center front font ',12' textcolor rgb '#FFFFFF'
$fields << END
0.0 0.0 -0.49 0.49 -0.49 0.49 0.0194935315
0.0 1.0 -0.49 0.49 0.51 1.49 0.0189991665
0.0 2.0 -0.49 0.49 1.51 2.49 0.0192375295
0.0 3.0 -0.49 0.49 2.51 3.49 0.043104908
1.0 0.0 0.51 1.49 -0.49 0.49 0.011930793
1.0 1.0 0.51 1.49 0.51 1.49 0.0118780345
1.0 2.0 0.51 1.49 1.51 2.49 0.011244381
1.0 3.0 0.51 1.49 2.51 3.49 0.017504256
2.0 0.0 1.51 2.49 -0.49 0.49 0.014200699
2.0 1.0 1.51 2.49 0.51 1.49 0.0120785465
2.0 2.0 1.51 2.49 1.51 2.49 0.012945009
2.0 3.0 1.51 2.49 2.51 3.49 0.0175565935
3.0 0.0 2.51 3.49 -0.49 0.49 0.012961679
3.0 1.0 2.51 3.49 0.51 1.49 0.013003531
3.0 2.0 2.51 3.49 1.51 2.49 0.0126676035
3.0 3.0 2.51 3.49 2.51 3.49 0.0182809645
END
plot \
  $fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'workers-by-chunk.png'
replot
set output
