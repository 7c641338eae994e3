# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-columns-format.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-columns-format.svg'
set lmargin at screen 0.181
set rmargin at screen 0.930
set tmargin at screen 0.835
set bmargin at screen 0.181
set label 1 'analyzer: columns=needed, format=columns is 30.3 times as fast as columns=all,' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'format=csv' at screen 0.02,0.917 left front font ',17' textcolor rgb '#000000'
set label 3 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.872 left front font ',12' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time (log scale)'
set logscale x
set xrange [0.00459897657112:0.421369108466]
set xtics ('5 ms' 0.005, '10 ms' 0.01, '20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2)
set ylabel 'columns · format'
set yrange [4.6:0.4]
set ytics ('needed · columns' 1.0, 'all · columns' 2.0, 'needed · csv' 3.0, 'all · csv' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$spans1 << END
0.006212386 1.0 0.005858257 0.006841053
0.015556978 2.0 0.014230985 0.017109008
0.1223679655 3.0 0.121315281 0.125381865
0.188363467 4.0 0.187051685 0.245354183
END
$series1 << END
0.006212386 1.0
0.015556978 2.0
0.1223679655 3.0
0.188363467 4.0
END
set label 6 '  6.21 ms' at first 0.006841053, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  15.6 ms' at first 0.017109008, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  122 ms' at first 0.125381865, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  188 ms' at first 0.245354183, first 4.0 left front font ',12' textcolor rgb '#000000'
plot \
  $spans1 using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.3 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-columns-format.png'
replot
set output
