# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'begin' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.784 to screen 0.902,0.784 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.889,0.784 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'deferred' at screen 0.910,0.784 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.730 to screen 0.902,0.730 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.889,0.730 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'immediate' at screen 0.910,0.730 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'wall time'
set yrange [0.0:1.82735912736]
set ytics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0, '1.5 s' 1.5)
$series1bars << END
1.0 1.069078884 1.058783528 1.07937424
4.0 1.2026000845 1.194195414 1.211004755
16.0 1.640484922 1.588970652 1.691999192
END
$series1 << END
1.0 1.069078884
4.0 1.2026000845
16.0 1.640484922
END
$series1open << END
4.0 1.2026000845
16.0 1.640484922
END
$series2bars << END
1.0 1.1077189045 1.059269212 1.156168597
4.0 1.213193764 1.206409916 1.219977612
16.0 1.4873299835 1.477905043 1.496754924
END
$series2 << END
1.0 1.1077189045
4.0 1.213193764
16.0 1.4873299835
END
$series2open << END
4.0 1.213193764
16.0 1.4873299835
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
set output directory.'time-by-workers.png'
replot
set output
