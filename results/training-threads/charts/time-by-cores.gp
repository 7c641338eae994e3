# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'training: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.771 to screen 0.879,0.771 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.866,0.771 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'uncapped' at screen 0.887,0.771 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.407 to screen 0.879,0.407 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 8 '' at screen 0.866,0.407 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'balanced' at screen 0.887,0.407 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.315 to screen 0.879,0.315 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 10 '' at screen 0.866,0.315 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 11 'sequential' at screen 0.887,0.315 left front textcolor rgb '#000000'
set arrow 4 from screen 0.853,0.279 to screen 0.879,0.279 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 12 '' at screen 0.866,0.279 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 13 'document-003' at screen 0.887,0.279 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.0103951373498:0.522709946177]
set ytics ('20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5)
$series1bars << END
1.0 0.021937867 0.021777517 0.022926482
2.0 0.014635179 0.013990123 0.015182096
8.0 0.020694381 0.020034928 0.022964459
32.0 0.043181785 0.041352374 0.047537258
128.0 0.168157505 0.147507164 0.170503336
252.0 0.330076235 0.315961111 0.423752916
END
$series1 << END
1.0 0.021937867
2.0 0.014635179
8.0 0.020694381
32.0 0.043181785
128.0 0.168157505
252.0 0.330076235
END
$series1open << END
8.0 0.020694381
32.0 0.043181785
128.0 0.168157505
252.0 0.330076235
END
$series2bars << END
1.0 0.021512542 0.021381997 0.030956816
2.0 0.013057876 0.012822665 0.013291204
8.0 0.019074054 0.015276777 0.028019942
32.0 0.018854015 0.018513869 0.022869868
128.0 0.019896562 0.019841148 0.020258391
252.0 0.018561579 0.017534867 0.019288704
END
$series2 << END
1.0 0.021512542
2.0 0.013057876
8.0 0.019074054
32.0 0.018854015
128.0 0.019896562
252.0 0.018561579
END
$series2open << END
8.0 0.019074054
32.0 0.018854015
128.0 0.019896562
252.0 0.018561579
END
$series3bars << END
1.0 0.022136163 0.02155097 0.031974384
2.0 0.021774563 0.021679722 0.022566546
8.0 0.021701154 0.021520575 0.028953381
32.0 0.021905909 0.021870146 0.027627086
128.0 0.021756175 0.021577319 0.027491164
252.0 0.022808496 0.021549097 0.028418958
END
$series3 << END
1.0 0.022136163
2.0 0.021774563
8.0 0.021701154
32.0 0.021905909
128.0 0.021756175
252.0 0.022808496
END
$series3open << END
8.0 0.021701154
32.0 0.021905909
128.0 0.021756175
252.0 0.022808496
END
$series4bars << END
1.0 0.022434989 0.021129381 0.02258314
2.0 0.013513537 0.01300368 0.013680415
8.0 0.017375959 0.015742568 0.01849922
32.0 0.021449389 0.019546448 0.024448239
128.0 0.025470539 0.025079365 0.032667879
252.0 0.039069562 0.036591043 0.046146273
END
$series4 << END
1.0 0.022434989
2.0 0.013513537
8.0 0.017375959
32.0 0.021449389
128.0 0.025470539
252.0 0.039069562
END
$series4open << END
8.0 0.017375959
32.0 0.021449389
128.0 0.025470539
252.0 0.039069562
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cores.png'
replot
set output
