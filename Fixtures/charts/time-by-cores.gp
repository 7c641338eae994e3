# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'weekly: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.789 to screen 0.902,0.789 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 5 '' at screen 0.889,0.789 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 6 'partition' at screen 0.910,0.789 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.423 to screen 0.902,0.423 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.889,0.423 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.910,0.423 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set label 9 'wall time' at screen 0.024,0.501 center front textcolor rgb '#000000' rotate by 90
set yrange [0.0:2.21051799312]
set ytics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0, '1.5 s' 1.5, '2.0 s' 2.0)
$series1bars << END
1.0 1.01914905012 1.00148795724 1.0378238821
2.0 0.548919013985 0.544154189683 0.559184172152
4.0 0.559840692365 0.557289477482 0.563470809796
16.0 0.610513516917 0.594355499668 0.620921268911
64.0 0.687779544468 0.676946811218 0.709772307243
252.0 0.856227341904 0.8397496489 0.862989996944
END
$series1 << END
1.0 1.01914905012
2.0 0.548919013985
4.0 0.559840692365
16.0 0.610513516917
64.0 0.687779544468
252.0 0.856227341904
END
$series1open << END
4.0 0.559840692365
16.0 0.610513516917
64.0 0.687779544468
252.0 0.856227341904
END
$series2bars << END
1.0 1.02594264567 1.01090592623 1.05628424644
2.0 0.657485826471 0.641042052034 0.670889785115
4.0 0.714720723045 0.708527531075 0.72061068002
16.0 0.89582989018 0.875375731158 0.917020465136
64.0 1.2636420185 1.23351026498 1.29163260984
252.0 2.02127268005 1.98646059748 2.04677591955
END
$series2 << END
1.0 1.02594264567
2.0 0.657485826471
4.0 0.714720723045
16.0 0.89582989018
64.0 1.2636420185
252.0 2.02127268005
END
$series2open << END
4.0 0.714720723045
16.0 0.89582989018
64.0 1.2636420185
252.0 2.02127268005
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
