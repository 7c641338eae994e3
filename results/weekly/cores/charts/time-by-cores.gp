# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.675 to screen 0.871,0.675 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.858,0.675 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'partition' at screen 0.879,0.675 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.630 to screen 0.871,0.630 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.858,0.630 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'partition-f32' at screen 0.879,0.630 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'wall time'
set yrange [0.0:0.02456885412]
set ytics ('0 ms' 0.0, '5 ms' 0.005, '10 ms' 0.01, '15 ms' 0.015, '20 ms' 0.02)
$series1bars << END
1.0 0.007601142 0.007116625 0.009981938
2.0 0.005265946 0.004992932 0.005589842
4.0 0.0052540585 0.005038575 0.005397601
16.0 0.005999393 0.005644153 0.006491556
64.0 0.007751674 0.007631192 0.008005179
252.0 0.0178845645 0.014413032 0.018173206
END
$series1 << END
1.0 0.007601142
2.0 0.005265946
4.0 0.0052540585
16.0 0.005999393
64.0 0.007751674
252.0 0.0178845645
END
$series1open << END
4.0 0.0052540585
16.0 0.005999393
64.0 0.007751674
252.0 0.0178845645
END
$series2bars << END
1.0 0.00674851 0.006532994 0.007639594
2.0 0.0045123645 0.004436567 0.005178143
4.0 0.0047401675 0.00452532 0.005864527
16.0 0.005659526 0.005442363 0.005948437
64.0 0.007470021 0.006958308 0.012178214
252.0 0.016142812 0.014812168 0.022748939
END
$series2 << END
1.0 0.00674851
2.0 0.0045123645
4.0 0.0047401675
16.0 0.005659526
64.0 0.007470021
252.0 0.016142812
END
$series2open << END
4.0 0.0047401675
16.0 0.005659526
64.0 0.007470021
252.0 0.016142812
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cores.png'
replot
set output
