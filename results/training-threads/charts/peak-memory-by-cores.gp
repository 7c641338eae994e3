# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'training: peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.766 to screen 0.879,0.766 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.866,0.766 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'uncapped' at screen 0.887,0.766 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.425 to screen 0.879,0.425 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.866,0.425 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'balanced' at screen 0.887,0.425 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.387 to screen 0.879,0.387 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.866,0.387 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'document-003' at screen 0.887,0.387 left front textcolor rgb '#000000'
set arrow 4 from screen 0.853,0.301 to screen 0.879,0.301 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.866,0.301 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'sequential' at screen 0.887,0.301 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'peak memory'
set yrange [0.0:120669143.04]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0)
$series1bars << END
1.0 17559552.0 17559552.0 17563648.0
2.0 25378816.0 25305088.0 31334400.0
8.0 35287040.0 28233728.0 35303424.0
32.0 41111552.0 41107456.0 41250816.0
128.0 66060288.0 65175552.0 68182016.0
252.0 104980480.0 104177664.0 111730688.0
END
$series1 << END
1.0 17559552.0
2.0 25378816.0
8.0 35287040.0
32.0 41111552.0
128.0 66060288.0
252.0 104980480.0
END
$series1open << END
2.0 25378816.0
8.0 35287040.0
32.0 41111552.0
128.0 66060288.0
252.0 104980480.0
END
$series2bars << END
1.0 17559552.0 17559552.0 17563648.0
2.0 31330304.0 31301632.0 31334400.0
8.0 33525760.0 33193984.0 33943552.0
32.0 33296384.0 33230848.0 33398784.0
128.0 33468416.0 33243136.0 33890304.0
252.0 33476608.0 33390592.0 33501184.0
END
$series2 << END
1.0 17559552.0
2.0 31330304.0
8.0 33525760.0
32.0 33296384.0
128.0 33468416.0
252.0 33476608.0
END
$series2open << END
8.0 33525760.0
32.0 33296384.0
128.0 33468416.0
252.0 33476608.0
END
$series3bars << END
1.0 17301504.0 17301504.0 17563648.0
2.0 17301504.0 17301504.0 17563648.0
8.0 17465344.0 17375232.0 17620992.0
32.0 17555456.0 17301504.0 17563648.0
128.0 17432576.0 17301504.0 17457152.0
252.0 17301504.0 17293312.0 17301504.0
END
$series3 << END
1.0 17301504.0
2.0 17301504.0
8.0 17465344.0
32.0 17555456.0
128.0 17432576.0
252.0 17301504.0
END
$series4bars << END
1.0 17301504.0 17113088.0 17641472.0
2.0 31330304.0 31313920.0 31477760.0
8.0 32645120.0 32419840.0 33083392.0
32.0 34770944.0 34566144.0 34828288.0
128.0 37502976.0 37437440.0 37642240.0
252.0 40652800.0 39219200.0 40767488.0
END
$series4 << END
1.0 17301504.0
2.0 31330304.0
8.0 32645120.0
32.0 34770944.0
128.0 37502976.0
252.0 40652800.0
END
$series4open << END
8.0 32645120.0
32.0 34770944.0
128.0 37502976.0
252.0 40652800.0
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
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-cores.png'
replot
set output
