# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history.svg'
set lmargin at screen 0.143
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'analyzer: wall time by history' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.178346809195]
set xtics ('0 ms' 0.0, '50 ms' 0.05, '100 ms' 0.1, '150 ms' 0.15)
set ylabel 'history'
set yrange [2.6:0.4]
set ytics ('whole' 1.0, 'incremental' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.07090439025 1.0 0.0 0.1418087805 0.7 1.3
0.0028838185 2.0 0.0 0.005767637 1.7 2.3
END
set label '  142 ms' at first 0.152903643, first 1 left front font ',12' textcolor rgb '#000000'
set label '  5.77 ms' at first 0.009389171, first 2 left front font ',12' textcolor rgb '#000000'
$spans << END
0.1418087805 1.0 0.137939452 0.152903643
0.005767637 2.0 0.005363784 0.009389171
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-history.png'
replot
set output
