# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: filter grows with the square of symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (pressure) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.820 to screen 0.818,0.820 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.820 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.826,0.820 left front textcolor rgb '#000000'
set label 9 'slope 1.93, end 1.99' at screen 0.826,0.796 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.430 to screen 0.818,0.430 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.430 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'partition' at screen 0.826,0.430 left front textcolor rgb '#000000'
set label 12 'slope 0.73, end 1.56' at screen 0.826,0.406 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [84.0336134454:1904.0]
set xtics ('100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000370409475043:1.14616831796]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
100.0 0.003461002 0.003256236 0.003557546
200.0 0.0119834835 0.011378281 0.012532482
400.0 0.046148455 0.044005103 0.047800814
800.0 0.1872702115 0.171280633 0.187854613
1600.0 0.6913230225 0.680832814 0.745167278
END
$series1 << END
100.0 0.003461002
200.0 0.0119834835
400.0 0.046148455
800.0 0.1872702115
1600.0 0.6913230225
END
$series2bars << END
100.0 0.0008336185 0.000799272 0.000897168
200.0 0.0005910065 0.00056974 0.000629769
400.0 0.0011851975 0.001119921 0.00122683
800.0 0.0025228425 0.002392759 0.002687428
1600.0 0.0051242775 0.004733039 0.005469968
END
$series2 << END
100.0 0.0008336185
200.0 0.0005910065
400.0 0.0011851975
800.0 0.0025228425
1600.0 0.0051242775
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
